import { answerStatus } from "#domain/request.ts";
import { Notice } from "./notice.tsx";

export default function AdminNotFound() {
  return (
    <main className="gate">
      <Notice kind={answerStatus() === 403 ? "forbidden" : "notFound"} />
    </main>
  );
}
