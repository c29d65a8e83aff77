import type { ReactNode } from "react";

type Props = {
  title: ReactNode;
  intro?: string;
  back?: { href: string; label: string };
  children?: ReactNode;
};

/** The top of a screen: where it belongs, its title, its one primary action, and a sentence about it. */
export function ScreenHead({ title, intro, back, children }: Props) {
  return (
    <>
      {back ? (
        <p className="screen-back">
          <a href={back.href}>{back.label}</a>
        </p>
      ) : null}
      <div className="screen-head">
        <h1>{title}</h1>
        {children}
      </div>
      {intro ? <p className="screen-intro">{intro}</p> : null}
    </>
  );
}
