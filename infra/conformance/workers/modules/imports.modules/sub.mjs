export const meta = import.meta;
export const named = 1;
export default "sub";
