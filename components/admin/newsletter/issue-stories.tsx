"use client";

import { type Ref, startTransition, useEffect, useRef, useState } from "react";
import { Button, GridList, GridListItem, useDragAndDrop } from "react-aria-components";
import { useTranslations } from "use-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { type FormAction, idleForm } from "#components/ui/form-state.ts";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { DeskStory } from "#domain/newsletter/find-for-desk.ts";

type Props = {
  issueId: string;
  stories: DeskStory[];
  isOpen: boolean;
  action: FormAction;
  order: FormAction;
};

/** An issue's stories in their order: moved by buttons, and dragged where scripts run, by pointer, touch or keys. */
export function IssueStories(props: Props) {
  const t = useTranslations("issues");
  const [isDragged, setDragged] = useState(false);
  const listed = useRef<HTMLOListElement>(null);

  // Not under somebody's hands.
  useEffect(() => {
    const list = listed.current;
    const exchange = () => setDragged(true);
    if (!list?.contains(document.activeElement)) return exchange();
    const leave = ({ relatedTarget }: FocusEvent) => {
      if (!(relatedTarget instanceof Node && list.contains(relatedTarget))) exchange();
    };
    list.addEventListener("focusout", leave);
    return () => list.removeEventListener("focusout", leave);
  }, []);

  if (props.stories.length === 0) return <p className="empty">{t("stories.none")}</p>;
  if (!props.isOpen) return <Listed reference={listed} {...props} />;
  return (
    <>
      <p className={isDragged ? "field-help" : "field-help awaits-scripts"} id="story-order-help">
        {t("stories.move")}
      </p>
      {isDragged ? <Dragged {...props} /> : <Listed reference={listed} {...props} />}
    </>
  );
}

function Dragged({ issueId, stories, action, order }: Props) {
  const t = useTranslations("issues");
  const [list, setList] = useState(stories);
  const [said, setSaid] = useState("");
  useEffect(() => setList(stories), [stories]);

  function rearrange(moved: Set<unknown>, target: unknown, isBefore: boolean) {
    const taken = list.filter(({ groupId }) => moved.has(groupId));
    const rest = list.filter(({ groupId }) => !moved.has(groupId));
    const at = rest.findIndex(({ groupId }) => groupId === target) + (isBefore ? 0 : 1);
    const next = rest.toSpliced(at, 0, ...taken);
    setList(next);
    void save(next);
  }

  async function save(next: DeskStory[]) {
    const data = new FormData();
    data.set("id", issueId);
    data.set("scripted", "1");
    for (const { groupId } of next) data.append("groupId", groupId);
    startTransition(async () => {
      const answer = await order(idleForm, data).catch(() => undefined);
      const isSaved = answer?.status === "done";
      setSaid(isSaved ? (answer.message ?? "") : (answer?.message ?? t("stories.orderFailed")));
    });
  }

  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ "text/plain": titleOf(stories, String(key)) })),
    onReorder: ({ keys, target }) => rearrange(keys, target.key, target.dropPosition === "before"),
  });

  return (
    <>
      {/* React Aria adds a style sheet unless it finds its own; the page's policy would refuse it. Its rule is in ours. */}
      <span id="react-aria-pressable-style" hidden />
      <GridList
        aria-label={t("stories.title")}
        aria-describedby="story-order-help"
        className="story-lines"
        items={list}
        dragAndDropHooks={dragAndDropHooks}
        keyboardNavigationBehavior="tab"
      >
        {(story) => (
          <GridListItem id={story.groupId} textValue={titleOf(list, story.groupId)} className="story-line">
            <Button
              slot="drag"
              className="story-handle"
              aria-label={t("stories.handle", { title: titleOf(list, story.groupId) })}
            >
              <span aria-hidden="true">⠿</span>
            </Button>
            <StoryName story={story} />
            <StoryButtons issueId={issueId} story={story} action={action} />
          </GridListItem>
        )}
      </GridList>
      <p className="field-help" role="status">
        {said}
      </p>
    </>
  );
}

function Listed({
  reference,
  issueId,
  stories,
  isOpen,
  action,
}: Props & { reference: Ref<HTMLOListElement> }) {
  return (
    <ol ref={reference} className="story-lines">
      {stories.map((story) => (
        <li key={story.groupId} className="story-line">
          {isOpen ? <span className="story-handle awaits-scripts" /> : null}
          <StoryName story={story} />
          {isOpen ? <StoryButtons issueId={issueId} story={story} action={action} /> : null}
        </li>
      ))}
    </ol>
  );
}

function StoryName({ story: { versions, isWhole } }: { story: DeskStory }) {
  const t = useTranslations("issues");
  return (
    <div className="story-name">
      {versions.length === 0 ? <span>{t("stories.noVersion")}</span> : null}
      {versions.map(({ lang, title }, index) => (
        <bdi key={lang} lang={lang} className={index > 0 ? "story-other" : undefined}>
          {title}
        </bdi>
      ))}
      {isWhole ? <span className="tag">{t("stories.isWhole")}</span> : null}
    </div>
  );
}

type ButtonsProps = { issueId: string; story: DeskStory; action: FormAction };

function StoryButtons({ issueId, story, action }: ButtonsProps) {
  const t = useTranslations("issues");
  const title = story.versions[0]?.title ?? story.groupId;
  const intents = ["up", "down", story.isWhole ? "summary" : "whole", "remove"] as const;
  return (
    <ActionForm action={action} className="row-buttons">
      <input type="hidden" name="id" value={issueId} />
      <input type="hidden" name="groupId" value={story.groupId} />
      {intents.map((intent) => (
        <SubmitButton
          key={intent}
          name="intent"
          value={intent}
          className="row-button"
          aria-label={t(`stories.${intent}Named`, { title })}
        >
          {t(`stories.${intent}`)}
        </SubmitButton>
      ))}
    </ActionForm>
  );
}

function titleOf(stories: DeskStory[], groupId: string): string {
  return stories.find((story) => story.groupId === groupId)?.versions[0]?.title ?? groupId;
}
