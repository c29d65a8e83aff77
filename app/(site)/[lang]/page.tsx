import { arrangeFront } from "#domain/articles/front.ts";

export default async function HomePage({ params }: PageProps<"/[lang]">) {
  const { lang } = await params;
  const front = arrangeFront(lang);
  return (
    <main>
      <h1>{front.lead?.title}</h1>
      <ul>
        {front.latest.map((card) => (
          <li key={card.id}>{card.title}</li>
        ))}
      </ul>
    </main>
  );
}
