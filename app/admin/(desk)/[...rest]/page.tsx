import { notFound } from "next/navigation";
import { requireStaff } from "../../current-staff.ts";

// Unmatched addresses come here because a static "not found" page would carry no nonce for its scripts.
export default async function UnknownPage() {
  await requireStaff();
  notFound();
}
