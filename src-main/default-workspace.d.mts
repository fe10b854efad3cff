export declare function defaultWorkspace(): string;
