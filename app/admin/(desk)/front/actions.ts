"use server";

import { RedirectType, redirect } from "next/navigation";
import type { FormState } from "#components/ui/form-state.ts";
import { orderFront } from "#domain/articles/front-places.ts";
import { orderTopics } from "#domain/topics/order.ts";
import type { FormValues } from "../../../form-values.ts";
import { staffAction } from "../../staff-action.ts";

export async function orderFrontAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, (actor, values, now) => {
    orderFront(actor, { lang: values.text("lang"), ids: orderOf(values) }, now);
    redirect(`/admin/front?lang=${encodeURIComponent(values.text("lang"))}`, RedirectType.replace);
  });
}

export async function orderTopicsAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, (actor, values, now) => {
    orderTopics(actor, orderOf(values), now);
    redirect(`/admin/front?lang=${encodeURIComponent(values.text("lang"))}`, RedirectType.replace);
  });
}

const orderOf = (values: FormValues) => values.text("order").split(",").filter(Boolean);
