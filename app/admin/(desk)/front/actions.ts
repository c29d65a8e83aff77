"use server";

import { RedirectType, redirect } from "next/navigation";
import { orderFront } from "#domain/articles/front-places.ts";
import { orderTopics } from "#domain/topics/order.ts";
import type { FormValues } from "../../../form-values.ts";
import { staffAction } from "../../staff-action.ts";

export async function orderFrontAction(form: FormData): Promise<void> {
  await staffAction(form, (actor, values, now) => {
    orderFront(actor, { lang: values.text("lang"), ids: orderOf(values) }, now);
    redirect(addressOf(values), RedirectType.replace);
  });
}

export async function orderTopicsAction(form: FormData): Promise<void> {
  await staffAction(form, (actor, values, now) => {
    orderTopics(actor, orderOf(values), now);
    redirect(addressOf(values), RedirectType.replace);
  });
}

const orderOf = (values: FormValues) => values.text("order").split(",").filter(Boolean);
const addressOf = (values: FormValues) => `/admin/front?lang=${encodeURIComponent(values.text("lang"))}`;
