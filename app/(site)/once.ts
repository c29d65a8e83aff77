import { cache } from "react";
import * as articles from "#domain/articles/find-published.ts";
import * as sites from "#domain/site/find-site.ts";
import * as languages from "#domain/site/languages.ts";
import * as cards from "#domain/social-cards/find.ts";

// A page, its head and what stands around it ask for the same: it is read once for each page that is made.
export const findPublishedArticle = cache(articles.findPublishedArticle);
export const findSite = cache(sites.findSite);
export const listLanguages = cache(languages.listLanguages);
export const socialCardPath = cache(cards.socialCardPath);
