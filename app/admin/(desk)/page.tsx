import { redirect } from "next/navigation";
import { requireStaff } from "../current-staff.ts";

export default async function DeskPage() {
  await requireStaff();
  redirect("/admin/articles");
}
