import { Notice } from "./notice.tsx";

export default function AdminForbidden() {
  return (
    <main>
      <Notice kind="forbidden" />
    </main>
  );
}
