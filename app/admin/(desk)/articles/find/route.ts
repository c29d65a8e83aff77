import type { NextRequest } from "next/server";
import type { FoundAtDesk } from "#components/admin/command-palette.tsx";
import { listForDesk } from "#domain/articles/list-for-desk.ts";
import { requireStaff } from "../../../current-staff.ts";

/** The articles that hold some words, for the command palette: the last saved first, or the last saved of all. */
export async function GET(request: NextRequest) {
  const person = await requireStaff();
  const words = request.nextUrl.searchParams.get("words")?.trim().slice(0, 200) ?? "";
  const { rows } = listForDesk(person, words ? { words } : {}, { size: 8 });
  return Response.json(rows.map(({ id, lang, title, status }): FoundAtDesk => ({ id, lang, title, status })));
}
