import { totpContext, totpDraftContext } from "../accounts/totp.ts";
import { answerContext } from "../answers/answer-once.ts";
import { mailContext } from "../mail/queue.ts";
import { pieceContext } from "../subscriber-imports/pieces.ts";
import { addressContext } from "../subscribers/address.ts";
import { newAddressContext } from "../subscribers/tokens.ts";

/** A column of sealed values: which columns name its row, and what a value is sealed for. */
export type SealedColumn = {
  table: string;
  column: string;
  names: string[];
  context: (...names: never[]) => string;
};

/** Every sealed column of the database. */
export const sealedColumns: SealedColumn[] = [
  { table: "subscribers", column: "address_sealed", names: ["id"], context: addressContext },
  { table: "subscriber_tokens", column: "address_sealed", names: ["hash"], context: newAddressContext },
  {
    table: "subscriber_import_pieces",
    column: "rows_sealed",
    names: ["import_id", "position"],
    context: pieceContext,
  },
  { table: "staff", column: "totp_sealed", names: ["id"], context: totpContext },
  { table: "staff", column: "totp_draft_sealed", names: ["id"], context: totpDraftContext },
  { table: "outgoing_mails", column: "message_sealed", names: ["id"], context: mailContext },
  { table: "answered_forms", column: "answer_sealed", names: ["hash"], context: answerContext },
];
