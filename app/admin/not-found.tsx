import { Notice } from "./notice.tsx";

export default function AdminNotFound() {
  return (
    <main>
      <Notice kind="notFound" />
    </main>
  );
}
