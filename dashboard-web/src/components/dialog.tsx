import { Drawer, Modal, type DrawerProps, type ModalProps } from "@mantine/core";
import { useReturnedFocus } from "./use-returned-focus.ts";

/** A dialog that is open for as long as it is rendered. */
export function Dialog(props: Omit<ModalProps, "opened">) {
  useReturnedFocus();
  return <Modal opened {...props} />;
}

/** The same at the side of the page, for what is long. */
export function SideDialog(props: Omit<DrawerProps, "opened">) {
  useReturnedFocus();
  return <Drawer opened position="right" size="lg" {...props} />;
}
