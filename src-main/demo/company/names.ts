/** Invented people, companies and documents. */
import { padded } from './exact.ts';
import type { Random } from './random.ts';

const given = [
  'Rosa',
  'Luis',
  'Carmen',
  'Jorge',
  'Milagros',
  'Iván',
  'Pilar',
  'Óscar',
  'Sonia',
  'Raúl',
  'Gladys',
  'Hugo',
  'Elena',
  'Víctor',
  'Norma',
  'César',
  'Lidia',
  'Abel',
  'Yeni',
  'Marco',
  'Irma',
  'Tito',
  'Nelly',
  'Dante',
  'Paola',
  'Felipe',
  'Julia',
  'Simón',
  'Teresa',
  'Alonso',
  'María Ángeles',
  'José Luis',
];
const family = [
  'Huamán',
  'Quispe',
  'Paredes',
  'Ñahui',
  'Salazar',
  'Chávez',
  'Núñez',
  'Ccama',
  'Díaz',
  'Rivas',
  'Peña',
  'Mamani',
  'Tello',
  'Bravo',
  'Castro',
  'Acuña',
  'Zegarra',
  'Ibáñez',
  'Cáceres',
  'Torres',
  'Flores',
  'Valdez',
  'Solís',
  'Ramos',
  'Ortiz',
  'Loayza',
  'Medina',
  'Arana',
  'Rengifo',
  'Béjar',
  'Cueto',
  'Prado',
  'Ñaupari',
  'Güere',
];
const trades = [
  'Clínica',
  'Policlínico',
  'Constructora',
  'Transportes',
  'Minera',
  'Colegio',
  'Restaurante',
  'Textiles',
];
const patrons = ['San Martín', 'Santa Lucía', 'El Roble', 'Los Andes', 'Pacífico', 'Villa Sol', 'Horizonte', 'Amauta'];

export function personName(random: Random): string {
  return `${random.pick(given)} ${random.pick(family)} ${random.pick(family)}`;
}

export function companyName(random: Random): string {
  return `${random.pick(trades)} ${random.pick(patrons)} ${random.pick(['S.A.C.', 'S.A.', 'E.I.R.L.', 'S.R.L.'])}`;
}

export function dni(random: Random): string {
  return padded(random.integer(6_000_000, 79_999_999), 8);
}

export function ruc(random: Random): string {
  return `20${padded(random.integer(100_000_000, 699_999_999), 9)}`;
}

/** 32 hexadecimal digits, as an MD5 of a password. */
export function hash(random: Random): string {
  return Array.from({ length: 4 }, () => random.integer(0, 0xffffffff).toString(16).padStart(8, '0')).join('');
}
