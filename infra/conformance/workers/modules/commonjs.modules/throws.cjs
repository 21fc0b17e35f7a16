throw new RangeError("thrown by CommonJS");
