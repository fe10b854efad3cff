/** The lab as tests see it: real servers on loopback, gone when the test process is gone. `provision.sh` prepares the machine. */
export { type Availability, labAvailability, labFolder, type Part } from './availability.ts';
export { freePort, removeFolder, temporaryFolder } from './daemon.ts';
export { type Database, type DatabaseOptions, startMariadb, startMysql } from './database.ts';
export { type Debezium, type DebeziumOptions, startDebezium } from './debezium.ts';
export { type Delivery, type Receiver, startReceiver } from './receiver.ts';
export { waitFor } from './wait-for.ts';
