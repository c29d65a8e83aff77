import { requireStaff } from "../../current-staff.ts";
export default async function ArticlesPage() {
  const p = await requireStaff();
  return <h1>Articles of {p.name}</h1>;
}
