import type { Messages } from "#components/messages/translator.ts";

declare module "use-intl" {
  interface AppConfig {
    Messages: Messages;
  }
}
