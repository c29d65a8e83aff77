import { Notice } from "../notice.tsx";

export default function DeskForbidden() {
  return <Notice kind="forbidden" />;
}
