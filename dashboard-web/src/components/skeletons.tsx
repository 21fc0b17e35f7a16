import { Box, Container, Skeleton, Stack } from "@mantine/core";
import { Logo } from "./logo.tsx";
import styles from "./skeletons.module.css";
import { Surface } from "./surface.tsx";

const FRAMELESS = ["/", "/welcome"];
const ROWS = [95, 86, 77, 68];

/** Stands in for a page whose data is under way: a heading and some rows of about the right height. */
export function PageSkeleton() {
  return (
    <div role="status" aria-busy="true" aria-label="Loading">
      <Skeleton h={32} w={220} mb={12} />
      <Skeleton h={18} w={360} maw="100%" mb={36} />
      <Surface>
        <Stack gap="lg">
          {ROWS.map((percent) => (
            <Skeleton key={percent} h={22} w={`${percent}%`} />
          ))}
        </Stack>
      </Surface>
    </div>
  );
}

/** Stands in for the whole frame while it is not known yet who is looking. Some pages have no frame. */
export function AppSkeleton() {
  if (FRAMELESS.includes(window.location.pathname)) return null;
  return (
    <div className={styles["frame"]}>
      <Box p="lg" pt={20} className={styles["side"] ?? ""}>
        <Logo />
      </Box>
      <Container size="lg" w="100%" px={{ base: "md", sm: "xl" }} py={{ base: "lg", sm: 40 }}>
        <PageSkeleton />
      </Container>
    </div>
  );
}
