import { Skeleton } from "@mantine/core";
import { Component, lazy, Suspense, type ComponentProps, type ReactNode } from "react";
import { ErrorPanel } from "../../components/error-panel.tsx";

const CodePane = lazy(() => import("../../monaco/code-pane.tsx"));

/** The code editor, loaded when it is first shown: it is several times the size of the rest of the dashboard. */
export function EditorPane(props: ComponentProps<typeof CodePane>) {
  return (
    <LoadFailure>
      <Suspense fallback={<Skeleton h="100%" radius={0} aria-label="Loading the editor" />}>
        <CodePane {...props} />
      </Suspense>
    </LoadFailure>
  );
}

/** Says why the editor could not be loaded, in its place. */
class LoadFailure extends Component<{ children: ReactNode }, { error?: Error }> {
  override state: { error?: Error } = {};

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    if (this.state.error === undefined) return this.props.children;
    return (
      <ErrorPanel
        error={this.state.error}
        title="The editor could not be loaded"
        onRetry={() => window.location.reload()}
      />
    );
  }
}
