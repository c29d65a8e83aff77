"use client";

import type { ComponentProps } from "react";
import { ArticleForm } from "#components/admin/article-form.tsx";
import { slugFromTitle } from "#domain/slug.ts";

type Props = Omit<ComponentProps<typeof ArticleForm>, "slugFromTitle">;

/** The article form with the domain's own rule for slugs, which it may not import itself. */
export function EditorScreen(props: Props) {
  return <ArticleForm {...props} slugFromTitle={slugFromTitle} />;
}
