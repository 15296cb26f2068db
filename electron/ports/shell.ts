/** The system around the desk. A host without it hands in none and says so in `capabilities`. */
export interface Shell {
  /** Opens a web address in the system's browser. Only http and https are ever passed. */
  openAddress(address: string): Promise<void>;
}
