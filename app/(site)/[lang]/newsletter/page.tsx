import type { Metadata } from "next";
import { translator } from "#components/messages/translator.ts";
import { StayInTouch } from "../../stay-in-touch.tsx";

export async function generateMetadata({ params }: PageProps<"/[lang]/newsletter">): Promise<Metadata> {
  const { lang } = await params;
  return { title: translator(lang, "newsletter")("title") };
}

export default async function NewsletterPage({ params }: PageProps<"/[lang]/newsletter">) {
  const { lang } = await params;
  const t = translator(lang, "newsletter");
  return (
    <main>
      <h1>{t("title")}</h1>
      <p>{t("about")}</p>
      <StayInTouch lang={lang} />
    </main>
  );
}
