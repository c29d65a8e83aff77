import { translator } from "#components/messages/translator.ts";
import { requireStaff } from "../current-staff.ts";

export default async function DeskLoading() {
  const { lang } = await requireStaff();
  return (
    <p className="loading" role="status">
      {translator(lang, "admin")("loading")}
    </p>
  );
}
