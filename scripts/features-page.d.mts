export function featuresPage(): Promise<string>;
