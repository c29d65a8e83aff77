import { signIn } from "#domain/accounts/sign-in.ts";
import { Invalid } from "#domain/errors.ts";
import { formValues, invalidState } from "../../../form-values.ts";
import { findCurrentStaff } from "../../current-staff.ts";
import { keepStep, letIn, requestDoor } from "../../door.ts";

/** Whether somebody is signed in here, for a form that waits for it. */
export async function GET() {
  return Response.json({ isSignedIn: (await findCurrentStaff()) !== undefined });
}

/** Signs in again from within an open form, which keeps what was typed: no page is changed. */
export async function POST(request: Request) {
  const values = formValues(await request.formData());
  const typed = { email: values.text("email"), password: values.text("password") };
  try {
    const outcome = await signIn({ ...typed, ...(await requestDoor()) }, Date.now());
    if ("step" in outcome) {
      await keepStep(outcome.step);
      throw new Invalid({ form: "secondStepElsewhere" });
    }
    await letIn(outcome);
    return Response.json({ isSignedIn: true });
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    const { message } = invalidState(error, values.text("lang"), {});
    return Response.json({ isSignedIn: false, message });
  }
}
