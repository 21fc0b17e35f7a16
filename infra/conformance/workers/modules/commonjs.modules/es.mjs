export default "es";
export const named = 1;
