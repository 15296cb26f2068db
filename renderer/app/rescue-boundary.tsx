import { Component } from "react";
import type { ErrorInfo, ReactNode } from "react";
import { Button } from "../ui/button.tsx";
import { Standing } from "../ui/standing.tsx";

interface RescueBoundaryProps {
  children: ReactNode;
}

interface RescueBoundaryState {
  broken: boolean;
}

/** A defect of the interface gets a plain page and a way on, never an empty window. */
export class RescueBoundary extends Component<RescueBoundaryProps, RescueBoundaryState> {
  override state: RescueBoundaryState = { broken: false };

  static getDerivedStateFromError(): RescueBoundaryState {
    return { broken: true };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error("The interface broke.", error, info.componentStack);
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <Standing title="Standfirst made a mistake">
        <p>The window could not be drawn. Everything that was saved is safe on the desk.</p>
        <div>
          <Button tone="primary" onClick={() => window.location.reload()}>
            Show the desk again
          </Button>
        </div>
      </Standing>
    );
  }
}
