/** Stands in for the legacy encodings, which only HTML documents in such encodings would need. */
export {};
