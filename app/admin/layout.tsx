export const dynamic = "force-dynamic";
export default function AdminLayout({ children }: LayoutProps<"/admin">) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
