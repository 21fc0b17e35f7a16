import { Button, Group, Text } from "@mantine/core";
import { IconFolderUp } from "@tabler/icons-react";
import { useRef, useState } from "react";
import type { ChosenFile } from "../../domain/project/unpack.ts";
import { readChosen, readDropped } from "./read-dropped.ts";
import styles from "./upload.module.css";

interface Props {
  onChosen: (reading: Promise<ChosenFile[]>) => void;
}

/** Takes a folder or a zip file, dropped or chosen. */
export function DropZone({ onChosen }: Props) {
  const folder = useRef<HTMLInputElement>(null);
  const zip = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const take = ({ currentTarget: input }: React.ChangeEvent<HTMLInputElement>) => {
    if (input.files && input.files.length > 0) onChosen(readChosen([...input.files]));
    input.value = "";
  };
  return (
    <section
      aria-label="Files to upload"
      className={styles["zone"]}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onChosen(readDropped(event.dataTransfer));
      }}
    >
      <IconFolderUp size={34} stroke={1.4} aria-hidden />
      <Text fw={600} mt="xs">
        Drop a folder or a zip file here
      </Text>
      <Text size="sm" c="var(--hf-quiet)" maw={440} ta="center">
        A project for wrangler, a folder of static files, or a single module. Dependencies are fetched anew,
        so node_modules stays behind.
      </Text>
      <Group mt="md" gap="sm" justify="center">
        <Button variant="default" onClick={() => folder.current?.click()}>
          Choose a folder
        </Button>
        <Button variant="default" onClick={() => zip.current?.click()}>
          Choose files
        </Button>
      </Group>
      <input
        ref={folder}
        type="file"
        hidden
        aria-label="Folder"
        onChange={take}
        {...{ webkitdirectory: "" }}
      />
      <input ref={zip} type="file" hidden multiple aria-label="Zip file or modules" onChange={take} />
    </section>
  );
}
