"use client";

import type { ComponentProps } from "react";
import { ArticleForm } from "#components/admin/article-form.tsx";
import { instantFromZoned } from "#domain/site/zoned-time.ts";
import { slugFromTitle } from "#domain/slug.ts";

type Props = Omit<ComponentProps<typeof ArticleForm>, "slugFromTitle" | "instantFromZoned">;

/** The article form with the domain's own rules for slugs and clocks, which it may not import itself. */
export function EditorScreen(props: Props) {
  return <ArticleForm {...props} slugFromTitle={slugFromTitle} instantFromZoned={instantFromZoned} />;
}
