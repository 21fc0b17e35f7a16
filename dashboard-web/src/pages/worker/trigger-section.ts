/** What each part of the triggers page knows: whose they are, and which dialog the address opens. */
export interface TriggerSectionProps {
  account: string;
  worker: string;
  adding: "cron" | "domain" | "route" | undefined;
  /** A schedule, or the id of a route or domain. */
  removing: string | undefined;
  onClose: () => void;
}
