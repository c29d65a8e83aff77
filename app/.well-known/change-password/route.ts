export const dynamic = "force-dynamic";

/** Where password managers lead people who want to change their password (W3C, A Well-Known URL for Changing Passwords). */
export function GET() {
  return new Response(null, { status: 302, headers: { Location: "/admin/account" } });
}
