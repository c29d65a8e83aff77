import { Notice } from "./notice.tsx";

export default function AdminForbidden() {
  return (
    <main className="gate">
      <Notice kind="forbidden" />
    </main>
  );
}
