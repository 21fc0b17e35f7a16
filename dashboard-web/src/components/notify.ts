import { notifications } from "@mantine/notifications";
import { ApiError } from "../api/errors.ts";

/** For failures of small actions that have no place of their own on the page. */
export function notifyFailure(title: string) {
  return (error: unknown) => {
    const id = error instanceof ApiError && error.requestId ? ` · Request id ${error.requestId}` : "";
    const text = error instanceof Error ? error.message : String(error);
    notifications.show({ color: "red", title, message: text + id, autoClose: 10_000 });
  };
}

export function notifySuccess(message: string) {
  notifications.show({ color: "kelp", message });
}
