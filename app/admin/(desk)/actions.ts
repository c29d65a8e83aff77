"use server";

import { redirect } from "next/navigation";
import { beginAction } from "#domain/request.ts";
import { endSession } from "#domain/staff/sessions.ts";
import { auth, signOut } from "../auth.ts";

export async function signOutAction(): Promise<void> {
  beginAction();
  const session = await auth();
  if (session?.sessionId) endSession(session.sessionId);
  await signOut({ redirect: false });
  redirect("/admin/login");
}
