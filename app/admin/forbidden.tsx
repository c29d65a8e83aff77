import { Notice } from "./notice.tsx";

export default function AdminForbidden() {
  return <Notice kind="forbidden" />;
}
