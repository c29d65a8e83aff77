import { Notice } from "../notice.tsx";

export default function DeskNotFound() {
  return <Notice kind="notFound" />;
}
