/** Every IANA zone this machine knows, and UTC, which its list leaves out. */
export const TIME_ZONES: readonly string[] = [...new Set([...Intl.supportedValuesOf("timeZone"), "UTC"])].toSorted();
