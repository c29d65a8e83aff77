import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { OrderList } from "#components/admin/order-list.tsx";
import { ScreenHead } from "#components/admin/screen-head.tsx";
import { translator } from "#components/messages/translator.ts";
import { listFrontPlaces, mostFrontPlaces } from "#domain/articles/front-places.ts";
import { listLatest } from "#domain/articles/list-published.ts";
import { listLanguages } from "#domain/site/languages.ts";
import { listTopics } from "#domain/topics/list.ts";
import { requireStaff } from "../../current-staff.ts";
import { requireRight } from "../../require-right.ts";
import "./front.css";
import { orderFrontAction, orderTopicsAction } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const person = await requireStaff();
  return { title: translator(person.lang, "front")("title") };
}

export default async function FrontPage({ searchParams }: PageProps<"/admin/front">) {
  const person = await requireRight("articles.publish");
  const t = translator(person.lang, "front");
  const languages = listLanguages();
  const asked = (await searchParams).lang;
  const language =
    languages.find(({ code }) => code === asked) ??
    languages.find(({ code }) => code === person.lang) ??
    languages[0];
  if (!language) notFound();
  const lang = language.code;
  const chosen = listFrontPlaces(lang).map(({ id, title }) => ({ id, name: title }));
  const others = listLatest(lang, { size: 20 })
    .rows.filter(({ id }) => !chosen.some((card) => card.id === id))
    .map(({ id, title }) => ({ id, name: title }));
  const topics = listTopics(lang).map(({ id, name }) => ({ id, name }));
  return (
    <>
      <ScreenHead title={t("title")} intro={t("intro")} />
      <nav className="choices" aria-label={t("language")}>
        {languages.map(({ code, name }) => (
          <a key={code} href={`/admin/front?lang=${code}`} aria-current={code === lang ? "page" : undefined}>
            <bdi lang={code}>{name}</bdi>
          </a>
        ))}
      </nav>
      <section className="front-part">
        <h2>{t("head")}</h2>
        <p>{t("headText")}</p>
        {chosen.length + others.length === 0 ? <p className="empty">{t("noArticles")}</p> : null}
        <OrderList
          action={orderFrontAction}
          items={chosen}
          others={chosen.length < mostFrontPlaces ? others : []}
          lang={lang}
          canRemove
        />
      </section>
      <section className="front-part">
        <h2>{t("blocks")}</h2>
        <p>{t("blocksText")}</p>
        {topics.length === 0 ? <p className="empty">{t("noTopics")}</p> : null}
        <OrderList action={orderTopicsAction} items={topics} others={[]} lang={lang} />
      </section>
    </>
  );
}
