import { translator } from "#components/messages/translator.ts";
import { SignUpForm } from "#components/site/sign-up-form.tsx";
import { formState } from "./public-action.ts";
import { signUpAction } from "./sign-up.ts";

type Props = {
  lang: string;
  /** The page that answers the form; "" for the one that it stands on. */
  address: string;
};

/** The sign-up form with its texts and its action, ready for any public page. */
export function StayInTouch({ lang, address }: Props) {
  const t = translator(lang, "newsletter");
  const texts = {
    heading: t("signUp.heading"),
    line: t("signUp.line"),
    email: t("signUp.email"),
    button: t("signUp.button"),
    loading: t("loading"),
    trap: t("signUp.trap"),
  };
  return (
    <SignUpForm
      lang={lang}
      texts={texts}
      address={address}
      state={formState("sign-up")}
      action={signUpAction}
    />
  );
}
