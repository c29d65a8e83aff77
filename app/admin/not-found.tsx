import { Notice } from "./notice.tsx";

export default function AdminNotFound() {
  return (
    <main className="gate">
      <Notice kind="notFound" />
    </main>
  );
}
