"use client";

import { useTranslations } from "use-intl";
import { Picture } from "#components/site/picture.tsx";
import { interfaceLanguage } from "./interface-language.ts";
import type { Shown } from "./use-shown-picture.ts";

type Props = { picture: Shown | undefined; alt: string; sizes: string; isCut?: boolean };

/** The picture itself, or what is to be said in its place. */
export function FigurePicture({ picture, alt, sizes, isCut = false }: Props) {
  const t = useTranslations("figures");
  if (typeof picture === "object") {
    return <Picture picture={isCut ? picture.cut : picture} alt={alt || picture.alt} sizes={sizes} />;
  }
  return (
    <p className="figure-place" contentEditable={false} {...interfaceLanguage()}>
      {t(picture ?? "loading")}
    </p>
  );
}
