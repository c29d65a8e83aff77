"use client";

import type { ReactNode } from "react";
import { IntlProvider } from "use-intl";
import type { Messages } from "#components/messages/translator.ts";

type Props = {
  lang: string;
  timeZone: string;
  messages: Pick<
    Messages,
    | "access"
    | "admin"
    | "desk"
    | "editor"
    | "errors"
    | "figures"
    | "front"
    | "issues"
    | "media"
    | "saving"
    | "subscribers"
  >;
  children: ReactNode;
};

/** Gives client components their texts: `useTranslations("desk")` of use-intl below it. */
export function AdminTexts({ lang, timeZone, messages, children }: Props) {
  return (
    <IntlProvider locale={lang === "en" ? "en-GB" : lang} timeZone={timeZone} messages={messages}>
      {children}
    </IntlProvider>
  );
}
