/** The lab as tests see it: real servers on loopback, gone when the test process is gone. `provision.sh` prepares the machine. */
export { labAvailability } from './availability.ts';
export { freePort, removeFolder, temporaryFolder } from './daemon.ts';
export { type Database, startMariadb, startMysql } from './database.ts';
export { type Debezium, startDebezium } from './debezium.ts';
export { startReceiver } from './receiver.ts';
export { waitFor } from './wait-for.ts';
