throw new TypeError("thrown at top level");
