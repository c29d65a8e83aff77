import { Notice } from "./notice.tsx";

export default function AdminNotFound() {
  return <Notice kind="notFound" />;
}
