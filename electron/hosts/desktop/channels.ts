/** The preload asks for its ports; sent once each time the page has loaded. */
export const ASK_FOR_PORTS = "standfirst:ask-for-ports";
/** The ports on their way to the preload. */
export const PORTS = "standfirst:ports";
/** What the page hears: ports[0] carries the desk's calls, ports[1] the menu's commands. */
export const PAGE_MESSAGE = "standfirst:desk";
