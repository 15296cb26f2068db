export { dateInWords, dayInWords, machineTime, monthInPath, timeInWords } from "../../../../shared/model/dates.ts";
